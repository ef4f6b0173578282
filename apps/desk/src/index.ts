/** The desk is an app, not a library: its door is index.html. */
export {};
