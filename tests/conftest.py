"""How tests are named."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes name no test: packed ones carry the second they were packed in, and every
    worker has to find the same tests."""
    return argname if isinstance(val, bytes | bytearray) else None
