/** Where sealform.js comes from: as a module it cannot tell, since a script that is also a classic one has no `import.meta`. */
export const { origin } = new URL(import.meta.url);
