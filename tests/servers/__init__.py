"""The shipped configurations, in the servers that they are for, on loopback."""
