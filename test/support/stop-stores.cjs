/** After the last test: the Postgres server that was started for them goes, with its files. */
const { stopForTests } = require('../../scripts/postgres-server.cjs');

module.exports = stopForTests;
