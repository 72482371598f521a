/** After the last test: the Postgres server that was started for them goes, with its files. */
module.exports = async () => {
  await globalThis.stopTestStores?.();
};
