"""Pictures drawn on the server as SVG: chains, maps, timelines. They need no script and print sharply."""
