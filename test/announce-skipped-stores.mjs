// Says, before the tests run, which stores they cannot be run against: a green run must not hide what it left out.
const servers = [
  { store: 'EventStoreDB', variable: 'EVENTSTORE_URL' },
  { store: 'MongoDB', variable: 'MONGODB_URL' },
];

for (const { store, variable } of servers) {
  if (!process.env[variable]) {
    process.stdout.write(
      `Skipped: the tests against a real ${store}, because ${variable} is not set.\n`,
    );
  }
}
