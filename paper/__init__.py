"""The site on paper, as tagged PDFs: the guide, a poster, a leaflet; and as an e-book."""
