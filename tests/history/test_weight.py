"""The pages that grow with the history are as light as the others."""

from tests.weight import LIMIT, collect_static_files, weigh

LONGEST = [
    "/", "/drivers/", "/drivers/fernando-alonso/", "/drivers/lewis-hamilton/", "/constructors/",
    "/constructors/ferrari/", "/constructors/mclaren/", "/circuits/", "/circuits/monza/", "/circuits/monaco/",
    "/seasons/", "/seasons/1989/", "/seasons/2025/", "/seasons/2025/drivers/", "/seasons/1989/drivers/",
    "/seasons/2025/constructors/", "/seasons/1952/indianapolis/race/", "/seasons/2025/sao-paulo/",
    "/seasons/2025/sao-paulo/race/", "/records/", "/records/?of=wins",
]  # fmt: skip


def test_the_longest_pages_are_light(client, settings, tmp_path):
    collect_static_files(settings, tmp_path)
    sums = {address: sum(weigh(client, address).values()) for address in LONGEST}
    assert {address: weight for address, weight in sums.items() if weight > LIMIT} == {}
