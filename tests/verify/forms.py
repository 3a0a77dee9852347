"""Ways in which a page makes a browser ask another host, by what asks."""

FORMS = {
    "a drawing of others": '<svg><image href="https://pixel.example/a"/></svg>',
    "a drawing of others in the old way": '<svg><image xlink:href="https://pixel.example/a"/></svg>',
    "a part of a drawing of others": '<svg><use xlink:href="https://pixel.example/a#b"/></svg>',
    "an effect of others": '<svg><rect filter="url(https://pixel.example/a#b)"/></svg>',
    "a background of others": '<table background="https://pixel.example/a"></table>',
    "a background of others in a style": '<p style="background: URL( https://pixel.example/a )">',
    "a picture of others fetched early": (
        '<link rel="preload" as="image" imagesrcset="/ 1x, https://pixel.example/a 2x">'
    ),
    "a picture of others behind backslashes": r'<img alt="" src="\\pixel.example\a">',
}
