"""The site on this machine while it is written: built at each change, and what is broken said."""
