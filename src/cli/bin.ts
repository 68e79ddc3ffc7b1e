#!/usr/bin/env node
import { registry } from '../theories/index.js';
import { main } from './main.js';

process.exitCode = await main(process.argv.slice(2), { registry, out: process.stdout, err: process.stderr });
