#ifndef CFILESPY_H
#define CFILESPY_H

// A program that links this has its calls of fsync and renameat told, in order, to the file that
// FILE_SPY names, a line each: "fsync NAME" or "rename OLD NEW". FILE_SPY_FAILS=N lets the Nth call
// of fsync fail with EIO.

#endif
