"""Tests: macros/ and publish/ first, then the real content, then browsers."""
