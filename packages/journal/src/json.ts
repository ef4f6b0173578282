/** What a payload may be made of. Numbers are safe integers: a position is 1e-7 degrees, money is fen. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
