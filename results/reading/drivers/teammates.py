"""The teammates of a career. What counts is told in ``championship/teammates.py``."""

from results.reading.championship.teammates import Car, Teammates, teammates_of
from results.reading.drivers.career import Career


def career_teammates(driver: int, career: Career) -> list[Teammates]:
    """No queries beside those whose answers are shared."""
    cars = [
        Car(sheet.grand_prix, sheet.year, sheet.kind, row.driver, row.constructor, row.position, row.status, row.points)
        for sheet, row in career.beside
    ]
    return teammates_of(driver, cars, {held: career.editions[held].round for held in {car.grand_prix for car in cars}})
