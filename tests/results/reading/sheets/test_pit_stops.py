from results.models import Driver, PitStop
from results.reading.sheets.pit_stops import by_driver

ANN, BEA = (Driver(pk=pk, name=name) for pk, name in enumerate(("Ann", "Bea"), start=1))


def test_stops_are_gathered_by_driver_in_the_order_of_the_first():
    stops = [PitStop(driver=driver, lap=lap, time_ms=20_000 + lap) for driver, lap in ((BEA, 5), (ANN, 9), (BEA, 30))]
    bea, ann = by_driver(stops, {BEA.pk: "ferrari"})
    assert (bea.driver, bea.team, [stop.lap for stop in bea.stops], bea.total_ms) == (BEA, "ferrari", [5, 30], 40_035)
    assert (ann.team, ann.total_ms) == ("", 20_009)


def test_a_stop_without_a_time_leaves_no_total():
    (ann,) = by_driver([PitStop(driver=ANN, time_ms=20_000), PitStop(driver=ANN)], {})
    assert ann.total_ms is None
    assert by_driver([], {}) == []
