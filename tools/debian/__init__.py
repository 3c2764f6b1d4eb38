"""How the Debian package is made: interpreter, libraries, licences, parts list, archive."""
