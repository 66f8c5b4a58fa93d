import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Makes a function that finds how a path is really written: systems that don't tell letters apart by case find a file
 * that the server, which does, will not.
 * @returns the last part of the path, or of a folder in it, that differs, as it is on disk; undefined where none is near
 */
export function trueNames(root: string): (file: string) => string | undefined {
  const folders = new Map<string, readonly string[]>();
  const namesIn = (folder: string): readonly string[] => {
    const names = folders.get(folder) ?? (existsSync(folder) ? readdirSync(folder) : []);
    folders.set(folder, names);
    return names;
  };
  const written = (file: string): string => {
    if (file === root || !file.startsWith(root)) return file;
    const folder = written(dirname(file));
    const name = basename(file);
    const names = namesIn(folder);
    const near = names.includes(name) ? name : names.find((one) => formOf(one) === formOf(name));
    return `${folder}/${near ?? name}`;
  };
  return (file) => {
    const found = written(file);
    return found !== file && existsSync(found) ? found : undefined;
  };
}

const formOf = (name: string) => name.normalize('NFC').toLowerCase();
