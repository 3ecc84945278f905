from articles.models.article import Article, Embed
from articles.models.quote import Quote, Speaker

__all__ = ["Article", "Embed", "Quote", "Speaker"]
