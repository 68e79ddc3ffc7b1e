// A worker thread that sends back what it gets: the fastest round trip there is.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (message) => parentPort.postMessage(message));
