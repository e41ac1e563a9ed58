import { createInterface } from 'node:readline';
import { startService } from '../../src/service.js';

// What it is to serve comes as the one line of its input, when it is time.
const input = createInterface(process.stdin);
input.once('line', (line) => {
  input.close();
  process.stdin.destroy();
  const environment = JSON.parse(line) as Readonly<Record<string, string>>;
  void startService({ ...process.env, ...environment });
});
process.stdout.write('loaded\n');
