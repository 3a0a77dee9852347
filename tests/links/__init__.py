"""What the tests of links/ share."""
