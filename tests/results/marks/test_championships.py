import pytest

from results.marks.championships import initial_where_narrow


@pytest.mark.parametrize(
    ("name", "last_name", "html"),
    [
        ("Michael Schumacher", "Schumacher", '<span class="matrix__given">Michael </span>Schumacher'),
        ("Juan Manuel <Fangio>", "<Fangio>", '<span class="matrix__given">Juan Manuel </span>&lt;Fangio&gt;'),
        ("Prince Bira", "Birabongse", "Prince Bira"),
        ("Pelé", "Pelé", "Pelé"),
        ("Lotus-Climax", "", "Lotus-Climax"),
    ],
)
def test_given_names_can_shrink_to_an_initial(name, last_name, html):
    assert initial_where_narrow(name, last_name) == html
