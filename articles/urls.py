from django.urls import path

from articles.views import feeds, home, news, quotes
from f1site.feeds.views import feed

urlpatterns = [
    path("", home.home, name="home"),
    path("news/", news.news, name="news"),
    path("news/preview/<uuid:token>/", news.preview, name="preview"),
    path("news/<int:year>/<str:month>/<slug:slug>/", news.story, name="story"),
    path("quotes/", quotes.quotes, name="quotes"),
    path("speakers/<slug:slug>/", quotes.speaker, name="speaker"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/stories.rss", feed, {"name": "stories", "ending": "rss"}, name="feed_rss"),
    path("feeds/stories.atom", feed, {"name": "stories", "ending": "atom"}, name="feed_atom"),
]
