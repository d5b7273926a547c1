"""Files in one file: zip and tar. Nothing is written to where a member's name points: names are only names."""
