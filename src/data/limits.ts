/** Most bytes a compressed file may unfold to: the most values as float64, and their headers. */
export const maxUnpackedBytes = 2 ** 29 + 2 ** 20;

/** Most characters of a text table: a JavaScript string holds little more. */
export const maxTextBytes = 2 ** 28;

/** Most numbers read from one file: 512 MiB of float64, enough for 60 000 images of 28 x 28 pixels. */
export const maxValues = 2 ** 26;

/** Most columns of a table. */
export const maxColumns = 2 ** 16;
