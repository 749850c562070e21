"""Chapter Kedudukan: the city and the country beside published values."""
