/** Version of the package that computed a result; a test holds it to package.json. */
export const version = '0.1.0';

/** Version of the contract between theories and everything derived from them. */
export const contractVersion = 1;
