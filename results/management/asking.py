"""What the commands ask before they take something away."""


def add_losses(parser) -> None:
    parser.add_argument(
        "--accept-losses",
        action="store_true",
        help="import although sheets, rows or drivers that were told before are gone, or many old sheets are revised",
    )
