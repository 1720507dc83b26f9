"""What must be made, from what, and where it is put: sources and catalogs in, finished files and a manifest out."""
