"""A scale of blues from light to dark, and the ink that can be read on each."""

from __future__ import annotations

__all__ = ["DARK", "LIGHT", "hexadecimal", "ink", "shade"]

Colour = tuple[float, float, float]

LIGHT: Colour = (238.0, 243.0, 250.0)
DARK: Colour = (11.0, 60.0, 111.0)
"""The two ends: red, green and blue from 0 to 255."""


def shade(percent: float) -> Colour:
    """The colour of a percentage.

    Parameters
    ----------
    percent
        0 to 100.

    Returns
    -------
    Red, green and blue from 0 to 255, between the light and the dark end.

    Raises
    ------
    Nothing
        All numbers are accepted.

    Examples
    --------
    >>> shade(0.0)
    (238.0, 243.0, 250.0)
    """
    part = percent / 100.0
    red, green, blue = (light + (dark - light) * part for light, dark in zip(LIGHT, DARK, strict=True))
    return red, green, blue


def ink(percent: float) -> str:
    """Whether black or white letters are easier to read on the colour of a percentage.

    Parameters
    ----------
    percent
        0 to 100.

    Returns
    -------
    "black" or "white".

    Raises
    ------
    Nothing
        All numbers are accepted.

    Notes
    -----
    Contrast by relative luminance, as the Web Content Accessibility Guidelines 2 define both.

    Examples
    --------
    >>> ink(0.0), ink(100.0)
    ('black', 'white')
    """
    red, green, blue = (_linear(part / 255.0) for part in shade(percent))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "white" if 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 else "black"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def hexadecimal(colour: Colour) -> str:
    """A colour as a style sheet writes it.

    Parameters
    ----------
    colour
        Red, green and blue from 0 to 255.

    Returns
    -------
    Such as "#eef3fa".

    Raises
    ------
    Nothing
        All colours are accepted.

    Examples
    --------
    >>> hexadecimal(LIGHT)
    '#eef3fa'
    """
    return "#" + "".join(f"{round(part):02x}" for part in colour)
