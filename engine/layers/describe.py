"""How shapes are written for people: 8×8×1, 64 units."""

from math import gcd

from engine.layers.definition import Shape


def shape_text(shape: Shape) -> str:
    """The shape of one example as people read it.

    Example:
        >>> shape_text((8, 8, 1)), shape_text((64,)), shape_text(())
        ('8×8×1', '64', 'a single number')
    """
    return "×".join(str(size) for size in shape) if shape else "a single number"


def shapes_text(shapes: tuple[Shape, ...]) -> str:
    """Several shapes, joined as in a sentence.

    Example:
        >>> shapes_text(((64,), (32,)))
        '64 and 32'
    """
    texts = [shape_text(shape) for shape in shapes]
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1]


def divisors_text(*numbers: int) -> str:
    """What divides all of some numbers, as a list that needs no language.

    Example:
        >>> divisors_text(12, 8), divisors_text(7)
        ('1, 2, 4', '1, 7')
    """
    most = gcd(*numbers)
    return ", ".join(str(number) for number in range(1, most + 1) if most % number == 0)
