from django.urls import path

from articles.views import home, news, quotes

urlpatterns = [
    path("", home.home, name="home"),
    path("news/", news.news, name="news"),
    path("news/preview/<uuid:token>/", news.preview, name="preview"),
    path("news/<int:year>/<str:month>/<slug:slug>/", news.story, name="story"),
    path("quotes/", quotes.quotes, name="quotes"),
    path("speakers/<slug:slug>/", quotes.speaker, name="speaker"),
]
