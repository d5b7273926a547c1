"""Documents that people and databases keep reports in: mail, DOCX, ODT, RTF, PDF."""
