/** Rules about the repository that no other tool checks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PackageFile {
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly integrity?: string;
        readonly resolved?: string;
        readonly hasInstallScript?: boolean;
        readonly optional?: boolean;
        readonly devOptional?: boolean;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const packageFile = readJson<PackageFile>('package.json');
const lockFile = readJson<LockFile>('package-lock.json');

function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => join(folder, path));
}

const SOURCE = /\.tsx?$/;

describe('BD11 dependencies', () => {
  test.each(Object.entries(packageFile.devDependencies))('%s is pinned: %s', (_name, range) => {
    expect(range).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('all are described in CONTRIBUTING.md', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const names = Object.keys(packageFile.devDependencies);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('none may run code when it is installed', () => {
    const scripted = Object.entries(lockFile.packages)
      .filter(([path, { hasInstallScript }]) => hasInstallScript && !path.endsWith('/fsevents'))
      .map(([path]) => [path.replace(/^.*node_modules\//, ''), false]);
    expect(packageFile.allowScripts).toEqual(Object.fromEntries(scripted));
  });
});

describe('BD11 the lock file', () => {
  test('names no registry and vouches for every package', () => {
    const packages = Object.entries(lockFile.packages).filter(([path]) => path !== '');
    expect(packages.filter(([, each]) => each.resolved !== undefined)).toEqual([]);
    expect(packages.filter(([, each]) => each.integrity === undefined)).toEqual([]);
  });

  test('holds the packages of other platforms too', () => {
    const locked = Object.keys(lockFile.packages);
    const wanted = Object.values(lockFile.packages).flatMap((each) =>
      Object.keys(each.optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThan(50);
    const isLocked = (name: string): boolean =>
      locked.some((path) => path.endsWith(`node_modules/${name}`));
    expect(wanted.filter((name) => !isLocked(name))).toEqual([]);
  });
});

describe('BD11 tests', () => {
  const marks =
    /\b(?:describe|test|it)\s*\.\s*(?:skip|only|todo|failing)\b|\b(?:x|f)(?:it|test|describe)\s*\(/;

  test.each(['describe.skip(', 'test.only(', 'it.todo(', 'xit(', 'fdescribe(', 'test.failing('])(
    'the search knows %s',
    (mark) => {
      expect(marks.test(`  ${mark}'a');`)).toBe(true);
    },
  );

  test('none is skipped, alone, or left for later', () => {
    const marked = filesBelow('test', /\.test\.ts$/)
      .filter((path) => !path.endsWith(join('repository', 'rules.test.ts')))
      .filter((path) => marks.test(readFileSync(path, 'utf8')));
    expect(marked).toEqual([]);
  });

  test('each lies where Jest looks for it', () => {
    const strays = filesBelow('src', SOURCE).filter((path) => /\.(?:test|spec)\.tsx?$/.test(path));
    expect(strays).toEqual([]);
  });
});

describe('BD11 sources', () => {
  test('each begins with a comment that says what it promises', () => {
    const bare = filesBelow('src', SOURCE).filter(
      (path) => !readFileSync(path, 'utf8').startsWith('/**'),
    );
    expect(bare).toEqual([]);
  });

  test('none asks the compiler to look away', () => {
    const waiver = /@ts-(?:ignore|nocheck)|biome-ignore-all|\bas any\b/;
    const waiving = filesBelow('src', SOURCE).filter((path) =>
      waiver.test(readFileSync(path, 'utf8')),
    );
    expect(waiving).toEqual([]);
  });
});
