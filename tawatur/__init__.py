"""Tawatur reads the news by the chain that carried it and by the text it carried."""
