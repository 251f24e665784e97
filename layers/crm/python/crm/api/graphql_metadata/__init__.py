"""The metadata door: everything on POST /metadata, one file per feature."""
