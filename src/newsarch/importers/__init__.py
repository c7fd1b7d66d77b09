"""Getting articles in: sources are opened into raw inputs, raw inputs are parsed into fields.

`registry.open_source` streams the raw inputs of a file, folder, address or standard input in a
fixed order; `base.parse` reads one of them, knows nothing but its bytes, and so can run in another
process. Everything here takes its input for hostile: decoded, bounded, refused with a reason.
"""
