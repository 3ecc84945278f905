"""The text editor in a real browser, under the policy it is served with."""

from articles.models import Article


def test_story_is_typed_made_bold_and_saved(newsroom, site):
    newsroom.goto(f"{site}/admin/articles/article/add/")
    newsroom.locator("#id_headline").press_sequentially("Typed in a browser")
    newsroom.locator(".tiptap").click()
    newsroom.keyboard.type("The home race. ")
    newsroom.keyboard.press("Control+b")
    newsroom.keyboard.type("Everything")
    newsroom.keyboard.press("Control+b")
    newsroom.keyboard.type(" counts.")
    newsroom.locator("[name=_continue]").click()
    newsroom.wait_for_url("**/change/")
    story = Article.objects.get(slug="typed-in-a-browser")
    assert story.body == "<p>The home race. <strong>Everything</strong> counts.</p>"


def test_team_is_found_by_typing_part_of_its_name(newsroom, site):
    newsroom.goto(f"{site}/admin/articles/article/add/")
    newsroom.locator(".field-constructors .select2-search__field").press_sequentially("ferr")
    newsroom.locator(".select2-results__option", has_text="Ferrari").click()
    chosen = newsroom.locator(".field-constructors .select2-selection__choice")
    assert [choice.get_attribute("title") for choice in chosen.all()] == ["Ferrari, 2023"]


def test_enter_waits_for_the_search_and_takes_the_best_match(newsroom, site):
    newsroom.goto(f"{site}/admin/articles/article/add/")
    newsroom.route(
        "**/autocomplete/?term=verstappen*", lambda route: (newsroom.wait_for_timeout(500), route.continue_())
    )
    field = newsroom.locator(".field-drivers .select2-search__field")
    field.press_sequentially("verstappen")
    field.press("Enter")
    chosen = newsroom.locator(".field-drivers .select2-selection__choice")
    assert chosen.count() == 0
    newsroom.locator(".select2-results__option--highlighted", has_text="Verstappen").wait_for()
    field.press("Enter")
    assert [choice.get_attribute("title").split(",")[0] for choice in chosen.all()] == ["Max Verstappen"]


def test_browser_checks_the_spelling(newsroom, site):
    newsroom.goto(f"{site}/admin/articles/article/add/")
    for field in (".tiptap", "#id_headline", "#id_standfirst"):
        assert newsroom.locator(field).evaluate("field => field.spellcheck"), field
