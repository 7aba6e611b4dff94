"""News cascades with known origins, generated: outlets copy, cut, paraphrase, translate, cite or hide their source."""
