// Copyright The lgtm4j authors
// SPDX-License-Identifier: Apache-2.0

// Prints the names that an Alloy config may use, as data for "lgtm4j config check": components, their blocks,
// attributes and exports, and the standard library. It reads Alloy's sources as text and runs nothing of them.
//
//	go run build/alloy-schema/main.go SOURCES VERSION > alloy-local/cli/src/main/resources/io/github/lgtm4j/cli/schema/alloy.json
//
// An attribute is "type", with "!" when it must be given; a block is the name of its body, with "!" when it must be
// there, "*" when it may come more than once, "@" when it has a label.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

const module = "github.com/grafana/alloy/"

type typeName struct{ dir, name string }

type body struct {
	Attributes map[string]string `json:"attributes,omitempty"`
	Blocks     map[string]string `json:"blocks,omitempty"`
	// Whatever is not listed may be there too: the source does not say what.
	Open bool `json:"open,omitempty"`

	label bool
	// Blocks of which each is one of several, such as stage.json and stage.match.
	choices map[string]string
}

type component struct {
	Stability string   `json:"stability"`
	Body      string   `json:"body"`
	Exports   []string `json:"exports,omitempty"`
}

type declaration struct {
	expr    ast.Expr
	imports map[string]string
}

var (
	types     = map[typeName]declaration{}
	methods   = map[typeName]map[string]bool{}
	constants = map[typeName]string{}
	bodies    = map[string]*body{}
	all       = map[string]*component{}
)

func main() {
	root, version := os.Args[1], os.Args[2]
	var registrations []func()
	for _, folder := range []string{"internal", "syntax"} {
		check(filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !strings.Contains(name, "testcomponents") {
				registrations = append(registrations, read(root, name)...)
			}
			return err
		}))
	}
	for _, register := range registrations {
		register()
	}
	print(version, root)
}

// Notes what a file declares; the components that it registers wait until every type is known.
func read(root, name string) []func() {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	check(err)
	dir, _ := filepath.Rel(root, filepath.Dir(name))
	imports := map[string]string{}
	for _, spec := range file.Imports {
		from := strings.Trim(spec.Path.Value, `"`)
		alias := path.Base(from)
		if spec.Name != nil {
			alias = spec.Name.Name
		}
		imports[alias] = from
	}
	var registrations []func()
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv != nil {
				if id, ok := base(decl.Recv.List[0].Type).(*ast.Ident); ok {
					key := typeName{dir, id.Name}
					if methods[key] == nil {
						methods[key] = map[string]bool{}
					}
					methods[key][decl.Name.Name] = true
				}
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					key := typeName{dir, spec.Name.Name}
					if _, there := types[key]; !there {
						types[key] = declaration{spec.Type, imports}
					}
				case *ast.ValueSpec:
					for i, value := range spec.Values {
						if text, ok := value.(*ast.BasicLit); ok && text.Kind == token.STRING {
							constants[typeName{dir, spec.Names[i].Name}] = strings.Trim(text.Value, `"`)
						}
					}
				}
			}
		}
	}
	ast.Inspect(file, func(node ast.Node) bool {
		literal, ok := node.(*ast.CompositeLit)
		if ok && strings.HasSuffix(nameOf(literal.Type), "component.Registration") {
			registrations = append(registrations, func() { register(dir, imports, literal) })
		}
		return true
	})
	return registrations
}

func register(dir string, imports map[string]string, literal *ast.CompositeLit) {
	found := &component{Stability: "generally-available"}
	name := ""
	for _, element := range literal.Elts {
		pair := element.(*ast.KeyValueExpr)
		switch pair.Key.(*ast.Ident).Name {
		case "Name":
			switch value := pair.Value.(type) {
			case *ast.BasicLit:
				name = strings.Trim(value.Value, `"`)
			case *ast.Ident:
				name = constants[typeName{dir, value.Name}]
			case *ast.SelectorExpr:
				name = constants[typeName{strings.TrimPrefix(imports[nameOf(value.X)], module), value.Sel.Name}]
			}
		case "Stability":
			switch nameOf(pair.Value) {
			case "featuregate.StabilityExperimental":
				found.Stability = "experimental"
			case "featuregate.StabilityPublicPreview":
				found.Stability = "public-preview"
			}
		case "Community":
			found.Stability = "community"
		case "Args":
			if value, ok := pair.Value.(*ast.CompositeLit); ok {
				found.Body = bodyOf(value.Type, dir, imports)
			}
		case "Exports":
			if value, ok := pair.Value.(*ast.CompositeLit); ok {
				if id := bodyOf(value.Type, dir, imports); bodies[id] != nil {
					for export := range bodies[id].Attributes {
						found.Exports = append(found.Exports, export)
					}
				}
			}
		}
	}
	sort.Strings(found.Exports)
	if name != "" && !strings.HasPrefix(name, "test") {
		all[name] = found
	}
}

// The type behind pointers, lists and parentheses.
func base(expr ast.Expr) ast.Expr {
	switch expr := expr.(type) {
	case *ast.StarExpr:
		return base(expr.X)
	case *ast.ArrayType:
		return base(expr.Elt)
	case *ast.IndexExpr:
		return base(expr.X)
	}
	return expr
}

func nameOf(expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr.Name
	case *ast.SelectorExpr:
		return nameOf(expr.X) + "." + expr.Sel.Name
	}
	return ""
}

// Where a named type is declared; an empty name for one that is not Alloy's own.
func resolve(expr ast.Expr, dir string, imports map[string]string) typeName {
	switch expr := expr.(type) {
	case *ast.Ident:
		return typeName{dir, expr.Name}
	case *ast.SelectorExpr:
		if from := imports[nameOf(expr.X)]; strings.HasPrefix(from, module) {
			return typeName{strings.TrimPrefix(from, module), expr.Sel.Name}
		}
	}
	return typeName{}
}

func bodyOf(expr ast.Expr, dir string, imports map[string]string) string {
	switch inner := base(expr).(type) {
	case *ast.StructType:
		id := fmt.Sprintf("%s.anonymous%d", dir, len(bodies))
		bodies[id] = fields(inner, dir, imports)
		return id
	case *ast.MapType:
		return bodyOf(inner.Value, dir, imports)
	}
	name := resolve(base(expr), dir, imports)
	id := name.dir + "." + name.name
	if bodies[id] != nil {
		return id
	}
	declared, ok := types[name]
	if !ok {
		bodies["open"] = &body{Open: true}
		return "open"
	}
	if _, isStruct := declared.expr.(*ast.StructType); !isStruct {
		return bodyOf(declared.expr, name.dir, declared.imports)
	}
	bodies[id] = &body{}
	*bodies[id] = *fields(declared.expr.(*ast.StructType), name.dir, declared.imports)
	return id
}

func fields(from *ast.StructType, dir string, imports map[string]string) *body {
	result := &body{Attributes: map[string]string{}, Blocks: map[string]string{}, choices: map[string]string{}}
	for _, field := range from.Fields.List {
		if field.Tag == nil {
			continue
		}
		_, tag, ok := strings.Cut(strings.Trim(field.Tag.Value, "`"), `alloy:"`)
		if !ok {
			continue
		}
		tag, _, _ = strings.Cut(tag, `"`)
		parts := strings.Split(tag, ",")
		name, kind := parts[0], "attr"
		if len(parts) > 1 {
			kind = parts[1]
		}
		must := "!"
		if len(parts) > 2 && parts[2] == "optional" {
			must = ""
		}
		switch kind {
		case "attr":
			result.Attributes[name] = typeOf(field.Type, dir, imports, 0) + must
		case "label":
			result.label = true
		case "squash":
			squash(result, bodyOf(field.Type, dir, imports))
		case "block":
			result.Blocks[name] = block(field.Type, dir, imports) + must
		case "enum":
			result.choices[name] = bodyOf(field.Type, dir, imports)
		}
	}
	return result
}

func squash(into *body, id string) {
	from := bodies[id]
	for name, spec := range from.Attributes {
		into.Attributes[name] = spec
	}
	for name, spec := range from.Blocks {
		into.Blocks[name] = spec
	}
	for name, id := range from.choices {
		into.choices[name] = id
	}
	into.Open = into.Open || from.Open
	into.label = into.label || from.label
}

func block(expr ast.Expr, dir string, imports map[string]string) string {
	if _, isMap := base(expr).(*ast.MapType); isMap {
		bodies["open"] = &body{Open: true}
		return "open*"
	}
	id := bodyOf(expr, dir, imports)
	many := ""
	if isList(expr, dir, imports) {
		many = "*"
	}
	if bodies[id].label {
		many += "@"
	}
	return id + many
}

func isList(expr ast.Expr, dir string, imports map[string]string) bool {
	if pointer, ok := expr.(*ast.StarExpr); ok {
		return isList(pointer.X, dir, imports)
	}
	if _, ok := expr.(*ast.ArrayType); ok {
		return true
	}
	name := resolve(expr, dir, imports)
	declared, ok := types[name]
	if !ok || name.name == "" {
		return false
	}
	if _, isStruct := declared.expr.(*ast.StructType); isStruct {
		return false
	}
	return isList(declared.expr, name.dir, declared.imports)
}

func typeOf(expr ast.Expr, dir string, imports map[string]string, depth int) string {
	switch expr := expr.(type) {
	case *ast.StarExpr:
		return typeOf(expr.X, dir, imports, depth)
	case *ast.ArrayType:
		if nameOf(expr.Elt) == "byte" {
			return "string"
		}
		return "list"
	case *ast.MapType:
		return "map"
	case *ast.SelectorExpr:
		if nameOf(expr) == "time.Duration" {
			return "duration"
		}
	case *ast.Ident:
		switch expr.Name {
		case "string", "bool":
			return expr.Name
		case "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "float32", "float64":
			return "number"
		}
	}
	name := resolve(expr, dir, imports)
	if name.dir == "syntax/alloytypes" && strings.HasSuffix(name.name, "Secret") {
		return "secret"
	}
	declared, ok := types[name]
	known := methods[name]
	if !ok || depth > 8 || known["ConvertFrom"] || known["AlloyCapsule"] {
		return "any"
	}
	if known["UnmarshalText"] {
		return "string"
	}
	if _, isStruct := declared.expr.(*ast.StructType); isStruct {
		return "any"
	}
	return typeOf(declared.expr, name.dir, declared.imports, depth+1)
}

// What is no component: the blocks that Alloy itself reads, and its functions.
var ownBlocks = map[string]typeName{
	"argument":      {"internal/nodeconf/argument", "Arguments"},
	"export":        {"internal/nodeconf/export", "Arguments"},
	"foreach":       {"internal/nodeconf/foreach", "Arguments"},
	"import.file":   {"internal/nodeconf/importsource", "FileArguments"},
	"import.git":    {"internal/nodeconf/importsource", "GitArguments"},
	"import.http":   {"internal/nodeconf/importsource", "HTTPArguments"},
	"import.string": {"internal/nodeconf/importsource", "StringArguments"},
	"logging":       {"internal/runtime/logging", "Options"},
	"tracing":       {"internal/runtime/tracing", "Options"},
	"http":          {"internal/service/http", "Arguments"},
	"labelstore":    {"internal/service/labelstore", "Arguments"},
	"livedebugging": {"internal/service/livedebugging", "Arguments"},
	"remotecfg":     {"internal/service/remotecfg", "Arguments"},
}

func functions(root string) []string {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, "syntax/internal/stdlib/stdlib.go"), nil, 0)
	check(err)
	maps := map[string][]string{}
	for _, decl := range file.Decls {
		general, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range general.Specs {
			value, ok := spec.(*ast.ValueSpec)
			if !ok || len(value.Values) == 0 {
				continue
			}
			literal, ok := value.Values[0].(*ast.CompositeLit)
			if !ok {
				continue
			}
			for _, element := range literal.Elts {
				if pair, ok := element.(*ast.KeyValueExpr); ok {
					if key, ok := pair.Key.(*ast.BasicLit); ok {
						text := strings.Trim(key.Value, `"`)
						if inner, ok := pair.Value.(*ast.Ident); ok && inner.Name != "coalesce" && inner.Name != "jsonPath" {
							text += "=" + inner.Name
						}
						maps[value.Names[0].Name] = append(maps[value.Names[0].Name], text)
					}
				}
			}
		}
	}
	var names []string
	for _, entry := range maps["Identifiers"] {
		name, inner, _ := strings.Cut(entry, "=")
		nested, isNamespace := maps[inner]
		if !isNamespace || name == "constants" {
			names = append(names, name)
			continue
		}
		for _, function := range nested {
			function, _, _ = strings.Cut(function, "=")
			names = append(names, name+"."+function)
		}
	}
	for _, entry := range maps["DeprecatedIdentifiers"] {
		name, _, _ := strings.Cut(entry, "=")
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func print(version, root string) {
	own := map[string]string{}
	for name, from := range ownBlocks {
		own[name] = bodyOf(&ast.SelectorExpr{X: ast.NewIdent("x"), Sel: ast.NewIdent(from.name)}, "", map[string]string{"x": module + from.dir})
	}
	for _, found := range bodies {
		for name, choice := range found.choices {
			for inner, spec := range bodies[choice].Blocks {
				found.Blocks[name+"."+inner] = strings.TrimRight(spec, "!*") + "*"
			}
		}
	}
	ids := short(own)
	fmt.Printf("{\n\"alloy\": %s,\n\"functions\": %s,\n", text(version), text(functions(root)))
	for name := range own {
		own[name] = ids[own[name]]
	}
	fmt.Printf("\"blocks\": %s,\n\"components\": {\n", text(own))
	lines(all, func(name string) any {
		found := *all[name]
		found.Body = ids[found.Body]
		return found
	})
	fmt.Printf("},\n\"bodies\": {\n")
	used := map[string]*body{}
	for id, name := range ids {
		renamed := &body{Attributes: bodies[id].Attributes, Blocks: map[string]string{}, Open: bodies[id].Open}
		for block, spec := range bodies[id].Blocks {
			target := strings.TrimRight(spec, "!*@")
			renamed.Blocks[block] = ids[target] + spec[len(target):]
		}
		used[name] = renamed
	}
	lines(used, func(name string) any { return used[name] })
	fmt.Printf("}\n}\n")
}

// Names for the bodies that components use, by their package and type.
func short(own map[string]string) map[string]string {
	ids := map[string]string{}
	var visit func(id string)
	visit = func(id string) {
		if _, seen := ids[id]; seen || bodies[id] == nil {
			return
		}
		name := strings.TrimPrefix(strings.TrimPrefix(id, "internal/"), "component/")
		ids[id] = name
		for _, spec := range bodies[id].Blocks {
			visit(strings.TrimRight(spec, "!*@"))
		}
	}
	for _, id := range own {
		visit(id)
	}
	for _, found := range all {
		if bodies[found.Body] == nil {
			bodies["open"] = &body{Open: true}
			found.Body = "open"
		}
		visit(found.Body)
	}
	return ids
}

func lines[T any](of map[string]T, value func(string) any) {
	names := make([]string, 0, len(of))
	for name := range of {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		end := ","
		if i == len(names)-1 {
			end = ""
		}
		fmt.Printf("%s: %s%s\n", text(name), text(value(name)), end)
	}
}

func text(value any) string {
	bytes, err := json.Marshal(value)
	check(err)
	return string(bytes)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
