import { mkdtempSync } from 'node:fs';
import { killService } from './campaigns/kill-service.js';
const folder = mkdtempSync('/tmp/faults-');
const t = performance.now();
const r = await killService.run({ folder, seed: 'one', faults: Number(process.argv[2] ?? 2) });
console.log(folder, JSON.stringify(r, null, 1).slice(0, 6000), Math.round(performance.now() - t));
