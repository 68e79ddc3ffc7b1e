"""Builds regular.generated.ts and semibold.generated.ts: a subset of Source Sans 3 (Latin, Greek, super- and subscripts, common
mathematics) completed with operators of Noto Sans Math. Both are under the SIL Open Font License 1.1 (OFL.txt); as the licence
asks, the modified font has a name of its own.

    python3 make-fonts.py FOLDER_OF_SOURCE_SANS_TTF NotoSansMath-Regular.ttf

needs fonttools and brotli. Source Sans: npm package source-sans 3.52.0; Noto Sans Math: Debian fonts-noto-core 20201225.
"""

import base64
import io
import os
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NAME = 'Curvecast Sans'
TEXT = (
    ''.join(map(chr, range(0x20, 0x7F)))
    + ''.join(map(chr, range(0xA0, 0x180)))
    + 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωϑϕϵ'
    + '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀ₀₁₂₃₄₅₆₇₈₉₊₋'
    + '∞−×·±≤≥≈≠∂∇∑∏∫√∈∝∼∣→←↔⟨⟩‖∥⊥∘ℓ…–—‘’“”′″°†‡⊗⊕≪≫∆⌊⌋•'
    + '\u0300\u0301\u0302\u0303\u0304\u0307\u0308'
)


def subset(path, text, features):
    font = TTFont(path)
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = []
    options.drop_tables += ['DSIG', 'GSUB', 'STAT', 'MATH', 'VDMX', 'hdmx', 'meta', 'gasp']
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    return font


def complete(font, donor):
    """Adds the donor's glyphs for characters the font lacks."""
    have = font.getBestCmap()
    order = font.getGlyphOrder()
    for code, glyph in sorted(donor.getBestCmap().items()):
        if code in have:
            continue
        name = f'math{code:04X}'
        order.append(name)
        font['glyf'].glyphs[name] = donor['glyf'][glyph]
        font['hmtx'][name] = donor['hmtx'][glyph]
        for table in font['cmap'].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(order)
    font['glyf'].glyphOrder = order


def build(folder, math, weight, style):
    base = TTFont(os.path.join(folder, f'SourceSans3-{style}.ttf'))
    missing = ''.join(c for c in TEXT if ord(c) not in base.getBestCmap())
    font = subset(os.path.join(folder, f'SourceSans3-{style}.ttf'), TEXT, ['mark', 'mkmk'])
    complete(font, subset(math, missing, []))
    names = {
        0: 'Copyright 2010-2024 Adobe (Source Sans 3); copyright 2022 The Noto Project Authors (mathematical operators)',
        1: NAME, 2: style, 3: f'{NAME} {style}', 4: f'{NAME} {style}', 5: 'Version 1.000',
        6: f'{NAME}-{style}'.replace(' ', ''), 13: 'SIL Open Font License, Version 1.1', 14: 'https://openfontlicense.org',
    }
    font['name'].names = []
    for key, value in names.items():
        font['name'].setName(value, key, 3, 1, 0x409)
    font['OS/2'].usWeightClass = weight
    font['post'].formatType = 3.0
    font['head'].created = font['head'].modified = 3786912000
    font.recalcTimestamp = False
    lacking = [c for c in TEXT if ord(c) not in font.getBestCmap()]
    assert not lacking, lacking
    return font


def encode(font, flavor=None):
    font.flavor = flavor
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode()


def main(folder, math):
    here = os.path.dirname(os.path.abspath(__file__))
    for weight, style in ((400, 'Regular'), (600, 'Semibold')):
        font = build(folder, math, weight, style)
        with open(os.path.join(here, f'{style.lower()}.generated.ts'), 'w') as file:
            file.write(f'// Made by make-fonts.py: {NAME} {style}, SIL Open Font License 1.1 (OFL.txt).\n')
            file.write(f"export const truetype =\n  '{encode(font)}';\n")
            file.write(f"export const woff2 =\n  '{encode(font, 'woff2')}';\n")


main(*sys.argv[1:])
