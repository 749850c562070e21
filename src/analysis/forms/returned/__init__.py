"""What came back: read, compared with what was sent, judged, kept."""
