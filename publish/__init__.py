"""What happens after the engine: its built folder becomes the folder a server sends."""
