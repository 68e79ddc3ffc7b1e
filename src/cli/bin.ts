#!/usr/bin/env node
import { registry } from '../theories/index.js';
import { main } from './main.js';

// A reader that stops early (`| head`) ends no computation.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await main(process.argv.slice(2), { registry, out: process.stdout, err: process.stderr });
