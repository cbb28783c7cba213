/* Threads that read files beside the program's loop. */
#ifndef PRECIS_LOAD_THREAD_H
#define PRECIS_LOAD_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts a thread that no signal disturbs but a fault of its own, which finds a stack to be handled
 * on. It is to be joined. False when there is none to be had. */
bool thread_start(pthread_t *thread, void *(*function)(void *), void *argument);

#endif
