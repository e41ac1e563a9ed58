// A server that speaks MongoDB's protocol, for tests: FerretDB with its SQLite backend.
//
// usage: ferretdb FOLDER
//
// Listens on a free port of 127.0.0.1, prints its address, keeps its data in FOLDER, and ends when its standard input
// does: it cannot outlive whoever started it. Embedded, FerretDB reports nothing to anybody.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func run() error {
	if len(os.Args) != 2 {
		return fmt.Errorf("usage: ferretdb FOLDER")
	}

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:   "sqlite",
		SQLiteURL: "file:" + os.Args[1] + "/",
		// It warns of every command that it does not know; the tests see the answers.
		Logger: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		return err
	}

	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()

	fmt.Println(server.MongoDBURI())

	return server.Run(ctx)
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
