"""The site on paper: the whole guide as a book, a poster and a leaflet, each as a tagged PDF."""
