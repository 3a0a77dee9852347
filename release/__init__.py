"""What a release is made of: the site in one file, what it is made of, checksums, what changed."""
