import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Slurm of three nodes on this host, for tests. */
export interface Slurm {
  /** Environment in which sbatch and its kin find it. */
  env: NodeJS.ProcessEnv;
  /** Runs one of Slurm's commands. */
  ask(command: string, ...args: string[]): string;
  /** Waits until no job is left in the queue. */
  settled(seconds: number): Promise<void>;
  /** Ends all it started. */
  stop(): Promise<void>;
}

const nodes = ['n1', 'n2', 'n3'];

const configuration = (folder: string) => `
ClusterName=test
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SlurmdParameters=config_overrides
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool-%n
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd-%n.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd-%n.log
NodeName=n[1-3] NodeAddr=127.0.0.1 NodeHostname=${hostname()} Port=[17001-17003] CPUs=2 RealMemory=1000
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;

/** Starts Slurm as root; it takes some seconds. */
export async function startSlurm(): Promise<Slurm> {
  const folder = mkdtempSync(join(tmpdir(), 'curvecast-slurm-'));
  const config = join(folder, 'slurm.conf');
  const env = { ...process.env, SLURM_CONF: config };
  const ask = (command: string, ...args: string[]) => execFileSync(command, args, { env, encoding: 'utf8' }).trim();
  const ownMunge = await startMunge();
  const stop = async () => {
    for (const name of ['slurmctld', ...nodes.map((node) => `slurmd-${node}`)])
      await endBy(join(folder, `${name}.pid`));
    if (ownMunge) await endBy('/run/munge/munged.pid');
    rmSync(folder, { recursive: true, force: true });
  };
  const until = async (what: string, holds: () => boolean, seconds: number) => {
    for (let waited = 0; !holds(); waited += 0.5) {
      if (waited > seconds) throw new Error(`Slurm: ${what} not after ${seconds} s\n${ask('squeue')}\n${ask('sinfo')}`);
      await sleep(500);
    }
  };
  const idle = () => spawnSync('sinfo', ['-h', '-o', '%T %D'], { env, encoding: 'utf8' }).stdout.trim() === 'idle 3';
  try {
    for (const name of ['state', ...nodes.map((node) => `spool-${node}`)]) mkdirSync(join(folder, name));
    writeFileSync(config, configuration(folder));
    // The only plugin that starts where no control groups are mounted, as in containers and bare roots.
    writeFileSync(join(folder, 'cgroup.conf'), 'CgroupPlugin=cgroup/v1\n');
    execFileSync('slurmctld', ['-c', '-f', config], { env, stdio: 'ignore' });
    for (const node of nodes) execFileSync('slurmd', ['-N', node, '-f', config], { env, stdio: 'ignore' });
    await until('three idle nodes', idle, 60);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, ask, stop, settled: (seconds) => until('an empty queue', () => ask('squeue', '-h') === '', seconds) };
}

/** Starts munge unless one is at work; says whether it did. */
async function startMunge(): Promise<boolean> {
  const works = () => spawnSync('bash', ['-c', 'munge -n | unmunge'], { stdio: 'ignore' }).status === 0;
  if (works()) return false;
  execFileSync(
    'bash',
    ['-c', 'mkdir -p /run/munge && chown munge: /run/munge && runuser -u munge -- /usr/sbin/munged'],
    { stdio: 'ignore' },
  );
  for (let tries = 0; !works() && tries < 20; tries++) await sleep(250);
  return true;
}

/** Ends a daemon by its own number, which it writes soon after its start, and waits until it is gone. */
async function endBy(pidFile: string): Promise<void> {
  for (let tries = 0; !existsSync(pidFile) && tries < 8; tries++) await sleep(250);
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 60; tries++) {
      process.kill(pid, 0);
      await sleep(250);
    }
    process.kill(pid, 'SIGKILL');
  } catch {
    // It never was, or it has ended.
  }
}
